package dev.plinth.policy.generated;

class MicroservicesPropertyTest extends PropertyTest {
  MicroservicesPropertyTest() {
    super(new MicroservicesRecipe());
  }
}
