package com.atlasengine.core.model;

import java.time.LocalDate;

/**
 * What a person in sales is to do on a day, as an open Salesforce Task.
 *
 * @param subject one line with the time of day, ≤ 255 characters
 * @param due the day, where the visitor is
 */
public record NewTask(String subject, LocalDate due) {
  @Override
  public String toString() {
    return "NewTask[" + due + "]";
  }
}
