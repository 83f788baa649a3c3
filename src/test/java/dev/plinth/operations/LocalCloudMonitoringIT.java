package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.ClusterSettingName;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** Alarms of the local cloud go off by the data that are there, and graphs have data to show. */
class LocalCloudMonitoringIT {
  private static final String ACCOUNT = "111122223333";
  private static final Region REGION = Region.EU_WEST_1;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static LocalCloudServer server;
  private static URI endpoint;
  private static CloudWatchClient cloudWatch;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder.resolve("cloud"));
    endpoint = server.start().endpoint();
    cloudWatch =
        CloudWatchClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(REGION)
            .endpointOverride(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "local")))
            .build();
  }

  @AfterAll
  static void end() {
    cloudWatch.close();
    server.stop();
  }

  @Test
  void goes_off_by_a_percentile_and_back() {
    alarm(
        "slow",
        alarm ->
            alarm
                .namespace("Slow")
                .metricName("Latency")
                .extendedStatistic("p95")
                .period(300)
                .evaluationPeriods(1)
                .threshold(1000.0));
    put("Slow", values("Latency", 10, 18));
    put("Slow", values("Latency", 5000, 1));
    assertThat(state("slow")).isEqualTo(StateValue.OK);

    put("Slow", values("Latency", 5000, 2));
    assertThat(state("slow")).isEqualTo(StateValue.ALARM);

    put("Slow", values("Latency", 10, 60));
    assertThat(state("slow")).isEqualTo(StateValue.OK);
  }

  @Test
  void computes_what_an_alarm_watches_and_tells_its_topic() throws IOException {
    String topic =
        ask("sns", "Action", "CreateTopic", "Name", "told").findValue("TopicArn").asText();
    String queue =
        ask("sqs", "Action", "CreateQueue", "QueueName", "told").findValue("QueueUrl").asText();
    ask(
        "sns",
        "Action",
        "Subscribe",
        "TopicArn",
        topic,
        "Protocol",
        "sqs",
        "Endpoint",
        "arn:aws:sqs:eu-west-1:111122223333:told");
    alarm(
        "failed",
        alarm ->
            alarm
                .metrics(
                    computed(
                        "percent",
                        "IF((FILL(all, 0)) > 0, 100 * (FILL(failed, 0)) / (FILL(all, 0)), 0)"),
                    summed("failed", "Rate", "Failed"),
                    summed("all", "Rate", "All"))
                .evaluationPeriods(1)
                .threshold(5.0)
                .alarmActions(topic));
    assertThat(state("failed")).as("without requests").isEqualTo(StateValue.OK);

    put("Rate", values("All", 1, 20));
    assertThat(state("failed")).as("none failed").isEqualTo(StateValue.OK);
    put("Rate", values("Failed", 1, 2));

    assertThat(state("failed")).isEqualTo(StateValue.ALARM);
    JsonNode message =
        JSON.readTree(
            JSON.readTree(
                    ask("sqs", "Action", "ReceiveMessage", "QueueUrl", queue)
                        .findValue("Body")
                        .asText())
                .path("Message")
                .asText());
    assertThat(message.path("AlarmName").asText()).isEqualTo("failed");
    assertThat(message.path("NewStateValue").asText()).isEqualTo("ALARM");
    assertThat(message.path("NewStateReason").asText()).contains("[10.0]");
  }

  @Test
  void fills_what_was_never_measured() {
    alarm(
        "either",
        alarm ->
            alarm
                .metrics(
                    computed("sum", "FILL(reads, 0) + FILL(writes, 0)"),
                    summed("reads", "Either", "Reads"),
                    summed("writes", "Either", "Writes"))
                .evaluationPeriods(1)
                .threshold(0.0));

    put("Either", values("Reads", 1, 1));

    assertThat(state("either")).isEqualTo(StateValue.ALARM);
  }

  @Test
  void looks_at_as_many_periods_as_the_alarm_says() {
    alarm(
        "long",
        alarm ->
            alarm
                .namespace("Long")
                .metricName("Unhealthy")
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(3)
                .threshold(0.0));
    put("Long", minutesAgo(0, "Unhealthy", 1));
    put("Long", minutesAgo(1, "Unhealthy", 1));
    assertThat(state("long")).isEqualTo(StateValue.OK);

    put("Long", minutesAgo(2, "Unhealthy", 1));
    assertThat(state("long")).isEqualTo(StateValue.ALARM);
  }

  @Test
  void takes_silence_as_the_alarm_says() {
    var expected =
        Map.of(
            "breaching",
            StateValue.ALARM,
            "notBreaching",
            StateValue.OK,
            "missing",
            StateValue.INSUFFICIENT_DATA,
            "ignore",
            StateValue.OK);
    expected
        .keySet()
        .forEach(
            treatment ->
                alarm(
                    "silent-" + treatment,
                    alarm ->
                        alarm
                            .namespace("Silent")
                            .metricName("Nothing")
                            .statistic(Statistic.SUM)
                            .period(60)
                            .evaluationPeriods(3)
                            .threshold(1.0)
                            .treatMissingData(treatment)));

    expected.forEach(
        (treatment, state) ->
            assertThat(state("silent-" + treatment)).as(treatment).isEqualTo(state));
  }

  @Test
  void keeps_a_state_that_was_set_until_the_next_look() {
    alarm(
        "set",
        alarm ->
            alarm
                .namespace("Set")
                .metricName("Nothing")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0));

    cloudWatch.setAlarmState(
        state -> state.alarmName("set").stateValue(StateValue.ALARM).stateReason("drill"));

    assertThat(state("set")).isEqualTo(StateValue.ALARM);
  }

  @Test
  void computes_and_searches_what_graphs_show() {
    put("Graph", values("Hits", 1, 30).map(datum -> at("a", datum)));
    put("Graph", values("Hits", 1, 10).map(datum -> at("b", datum)));

    List<MetricDataResult> results =
        graph(
            computed("each", "SEARCH('{Graph,Place} MetricName=\"Hits\"', 'Sum', 300)"),
            computed("total", "SUM(each)"),
            computed("most", "SORT(each, MAX, DESC, 1)"));

    assertThat(results)
        .extracting(MetricDataResult::id, MetricDataResult::label, result -> result.values().get(0))
        .containsExactly(
            tuple("each", "a", 30.0),
            tuple("each", "b", 10.0),
            tuple("total", "a", 40.0),
            tuple("most", "a", 30.0));
  }

  @Test
  void refuses_an_expression_that_it_cannot_compute() {
    assertThatThrownBy(() -> graph(computed("odd", "ANOMALY_DETECTION_BAND(nothing)")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void counts_the_requests_of_an_api_and_logs_them() throws IOException {
    logs("CreateLogGroup", "{\"logGroupName\": \"requests\"}");
    String api = apiGateway("POST", "/restapis", "{\"name\": \"measured\"}").path("id").asText();
    apiGateway(
        "PUT",
        "/restapis/" + api + "?mode=overwrite",
        """
        {"openapi": "3.0.1", "info": {"title": "measured", "version": "1"}, "paths": {
          "/fine": {"get": {"responses": {"200": {"description": "OK"}},
            "x-amazon-apigateway-integration": {"type": "mock",
              "requestTemplates": {"application/json": "{\\"statusCode\\": 200}"},
              "responses": {"default": {"statusCode": "200"}}}}},
          "/gone": {"get": {"responses": {"200": {"description": "OK"}},
            "x-amazon-apigateway-integration": {"type": "http_proxy", "httpMethod": "GET",
              "uri": "http://127.0.0.1:9"}}}}}
        """);
    apiGateway("POST", "/restapis/" + api + "/deployments", "{\"stageName\": \"live\"}");
    apiGateway(
        "PATCH",
        "/restapis/" + api + "/stages/live",
        """
        {"patchOperations": [
          {"op": "replace", "path": "/*/*/metrics/enabled", "value": "true"},
          {"op": "replace", "path": "/accessLogSettings/destinationArn",
            "value": "arn:aws:logs:eu-west-1:111122223333:log-group:requests"},
          {"op": "replace", "path": "/accessLogSettings/format",
            "value": "$context.status $context.integration.status $context.error.responseType"}]}
        """);

    assertThat(call(api, "/fine")).isEqualTo(200);
    assertThat(call(api, "/fine")).isEqualTo(200);
    assertThat(call(api, "/gone")).isEqualTo(504);
    assertThat(call(api, "/never")).isEqualTo(403);

    assertThat(
            logs("FilterLogEvents", "{\"logGroupName\": \"requests\"}")
                .path("events")
                .findValuesAsText("message"))
        .containsExactly(
            "200 200 -",
            "200 200 -",
            "504 - INTEGRATION_FAILURE",
            "403 - MISSING_AUTHENTICATION_TOKEN");
    assertThat(ofApi("Count", "Sum", "Stage", "live")).isEqualTo(4);
    assertThat(ofApi("4XXError", "Sum", "Stage", "live")).isEqualTo(1);
    assertThat(ofApi("5XXError", "Sum", "Stage", "live")).isEqualTo(1);
    assertThat(ofApi("5XXError", "Average", "Stage", "live")).isEqualTo(0.25, within(0.001));
    assertThat(ofApi("Latency", "p95", "Stage", "live")).isPositive();
    assertThat(ofApi("IntegrationLatency", "SampleCount", "Stage", "live")).isEqualTo(3);
    assertThat(ofApi("Count", "Sum")).isEqualTo(4);
    assertThat(ofApi("Count", "Sum", "Stage", "live", "Method", "GET", "Resource", "/fine"))
        .isEqualTo(2);
  }

  @Test
  void counts_the_tasks_of_a_service_whose_cluster_is_watched() {
    var access = new AwsAccess(LocalCloud.at(endpoint).environment(ACCOUNT), REGION.id());
    try (EcsClient ecs = access.ecs()) {
      ecs.registerTaskDefinition(
          task ->
              task.family("watched")
                  .containerDefinitions(
                      ContainerDefinition.builder().name("app").image("app:1").memory(64).build()));
      for (String insights : List.of("enabled", "disabled")) {
        ecs.createCluster(
            cluster ->
                cluster
                    .clusterName(insights)
                    .settings(
                        ClusterSetting.builder()
                            .name(ClusterSettingName.CONTAINER_INSIGHTS)
                            .value(insights)
                            .build()));
        ecs.createService(
            service ->
                service
                    .cluster(insights)
                    .serviceName("watched")
                    .taskDefinition("watched")
                    .desiredCount(3));
      }
    }

    assertThat(ofService("RunningTaskCount", "enabled")).hasSizeGreaterThan(3).containsOnly(3.0);
    assertThat(ofService("DesiredTaskCount", "enabled")).containsOnly(3.0);
    assertThat(ofService("RunningTaskCount", "disabled")).isEmpty();
  }

  private static List<Double> ofService(String metric, String cluster) {
    return graph(
            MetricDataQuery.builder()
                .id("asked")
                .metricStat(
                    stat ->
                        stat.metric(
                                one ->
                                    one.namespace("ECS/ContainerInsights")
                                        .metricName(metric)
                                        .dimensions(
                                            dimension("ClusterName", cluster),
                                            dimension("ServiceName", "watched")))
                            .period(60)
                            .stat("Average"))
                .build())
        .get(0)
        .values();
  }

  private static double ofApi(String metric, String statistic, String... dimensions) {
    var all = Stream.concat(Stream.of("ApiName", "measured"), Arrays.stream(dimensions)).toList();
    List<Dimension> named =
        IntStream.range(0, all.size() / 2)
            .mapToObj(index -> dimension(all.get(2 * index), all.get(2 * index + 1)))
            .toList();
    return graph(
            MetricDataQuery.builder()
                .id("asked")
                .metricStat(
                    stat ->
                        stat.metric(
                                one ->
                                    one.namespace("AWS/ApiGateway")
                                        .metricName(metric)
                                        .dimensions(named))
                            .period(600)
                            .stat(statistic))
                .build())
        .get(0)
        .values()
        .get(0);
  }

  private static List<MetricDataResult> graph(MetricDataQuery... queries) {
    Instant now = Instant.now();
    return cloudWatch
        .getMetricData(
            request ->
                request
                    .startTime(now.minus(Duration.ofMinutes(9)))
                    .endTime(now.plus(Duration.ofMinutes(1)))
                    .metricDataQueries(queries))
        .metricDataResults();
  }

  private static MetricDataQuery computed(String id, String expression) {
    return MetricDataQuery.builder().id(id).expression(expression).returnData(true).build();
  }

  private static MetricDataQuery summed(String id, String namespace, String metric) {
    return MetricDataQuery.builder()
        .id(id)
        .returnData(false)
        .metricStat(
            stat ->
                stat.metric(one -> one.namespace(namespace).metricName(metric))
                    .period(300)
                    .stat("Sum"))
        .build();
  }

  private static void alarm(String name, Consumer<PutMetricAlarmRequest.Builder> what) {
    var alarm =
        PutMetricAlarmRequest.builder()
            .alarmName(name)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .treatMissingData("notBreaching");
    what.accept(alarm);
    cloudWatch.putMetricAlarm(alarm.build());
  }

  private static StateValue state(String alarm) {
    return cloudWatch
        .describeAlarms(request -> request.alarmNames(alarm))
        .metricAlarms()
        .get(0)
        .stateValue();
  }

  private static void put(String namespace, Stream<MetricDatum> data) {
    cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(data.toList()));
  }

  private static Stream<MetricDatum> values(String metric, double value, int times) {
    return Stream.generate(() -> MetricDatum.builder().metricName(metric).value(value).build())
        .limit(times);
  }

  private static Stream<MetricDatum> minutesAgo(int minutes, String metric, double value) {
    Instant then = Instant.now().minus(Duration.ofMinutes(minutes));
    return Stream.of(MetricDatum.builder().metricName(metric).value(value).timestamp(then).build());
  }

  private static MetricDatum at(String place, MetricDatum datum) {
    return datum.toBuilder().dimensions(dimension("Place", place)).build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static int call(String api, String path) {
    return send(HttpRequest.newBuilder(
            endpoint.resolve("/restapis/" + api + "/live/_user_request_" + path)))
        .statusCode();
  }

  private static JsonNode apiGateway(String method, String path, String body) throws IOException {
    HttpResponse<String> answer =
        send(
            signedFor("apigateway", endpoint.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private static JsonNode logs(String operation, String body) throws IOException {
    HttpResponse<String> answer =
        send(
            signedFor("logs", endpoint.resolve("/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  /** Of a service that speaks the query protocol. */
  private static JsonNode ask(String service, String... form) throws IOException {
    String body =
        IntStream.range(0, form.length / 2)
            .mapToObj(index -> form[2 * index] + "=" + encoded(form[2 * index + 1]))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        send(
            signedFor(service, endpoint.resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body + "&ContentType=JSON")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder signedFor(String service, URI address) {
    return HttpRequest.newBuilder(address)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-west-1/%s/aws4_request"
                .formatted(ACCOUNT, service));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
