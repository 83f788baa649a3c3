package dev.plinth.constructs.watching;

import java.util.Map;

/** What stands on a dashboard. */
public sealed interface Widget permits Graph, LogTable, AlarmBoard, Note {
  /** CloudWatch's word for its kind. */
  String type();

  /**
   * What CloudWatch must know to draw it.
   *
   * @param region the dashboard's, for what names no other
   */
  Map<String, Object> properties(String region);
}
