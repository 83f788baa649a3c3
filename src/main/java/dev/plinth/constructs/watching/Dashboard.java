package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import java.util.ArrayList;
import java.util.Map;
import software.constructs.Construct;

/** One page with widgets, three in a row, in the order given. */
public final class Dashboard extends Construct {
  private static final int COLUMNS = 3;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;

  /**
   * @param id address of the dashboard and, with {@code _dashboard} behind it, of the local value
   *     that reviewers read its widgets in
   */
  public Dashboard(Construct scope, String id, DashboardProps props) {
    super(scope, id + "-dashboard");
    var widgets = new ArrayList<Map<String, Object>>();
    for (int index = 0; index < props.widgets().size(); index++) {
      widgets.add(
          Map.of(
              "type",
              props.widgets().get(index).type(),
              "x",
              index % COLUMNS * WIDTH,
              "y",
              index / COLUMNS * HEIGHT,
              "width",
              WIDTH,
              "height",
              HEIGHT,
              "properties",
              props.widgets().get(index).properties(props.region())));
    }
    String local = id + "_dashboard";
    at(local, new TerraformLocal(this, local, Map.of("widgets", widgets)));
    at(
        id,
        CloudwatchDashboard.Builder.create(this, "dashboard")
            .dashboardName(props.name())
            .dashboardBody("${jsonencode(local." + local + ")}")
            .build());
  }
}
