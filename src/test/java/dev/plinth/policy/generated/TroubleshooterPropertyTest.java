package dev.plinth.policy.generated;

class TroubleshooterPropertyTest extends PropertyTest {
  TroubleshooterPropertyTest() {
    super(new TroubleshooterRecipe());
  }
}
