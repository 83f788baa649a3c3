package dev.plinth.policy.generated;

class BootstrapPropertyTest extends PropertyTest {
  BootstrapPropertyTest() {
    super(new BootstrapRecipe());
  }
}
