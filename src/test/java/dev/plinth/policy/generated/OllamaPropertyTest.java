package dev.plinth.policy.generated;

class OllamaPropertyTest extends PropertyTest {
  OllamaPropertyTest() {
    super(new OllamaRecipe());
  }
}
