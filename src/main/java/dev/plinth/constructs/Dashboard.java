package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** One page with graphs, three in a row, in the order given. */
public final class Dashboard extends Construct {
  private static final int COLUMNS = 3;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;

  /**
   * @param id address of the dashboard, and of the local value that reviewers read its graphs in
   * @param region where graphs come from that name no other
   */
  public Dashboard(Construct scope, String id, String name, String region, List<Graph> graphs) {
    super(scope, id + "-dashboard");
    var widgets = new ArrayList<Map<String, Object>>();
    for (int index = 0; index < graphs.size(); index++) {
      widgets.add(
          Map.of(
              "type",
              "metric",
              "x",
              index % COLUMNS * WIDTH,
              "y",
              index / COLUMNS * HEIGHT,
              "width",
              WIDTH,
              "height",
              HEIGHT,
              "properties",
              graphs.get(index).properties(region)));
    }
    String local = id + "_dashboard";
    at(local, new TerraformLocal(this, local, Map.of("widgets", widgets)));
    at(
        id,
        CloudwatchDashboard.Builder.create(this, "dashboard")
            .dashboardName(name)
            .dashboardBody("${jsonencode(local." + local + ")}")
            .build());
  }
}
