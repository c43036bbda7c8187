package io.github.collapsar.command;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import scala.jdk.javaapi.CollectionConverters;

/** Tells queries, which only read, from all other statements of Spark SQL. */
final class SqlQueries {

  private SqlQueries() {}

  /**
   * Refuses what is not a query.
   *
   * @throws UsageException if it would write, set or start something
   */
  static void requireQuery(SparkSession session, String statement) throws ParseException {
    if (!isQuery(session.sessionState().sqlParser().parsePlan(statement))) {
      throw new UsageException(
          "Cannot answer \"%s\": it is not a query; ask with SELECT, for sql changes nothing"
              .formatted(statement));
    }
  }

  private static boolean isQuery(LogicalPlan plan) {
    return !(plan instanceof Command)
        && !(plan instanceof ParsedStatement)
        && !(plan instanceof InsertIntoDir)
        && !(plan instanceof UnresolvedExecuteImmediate)
        && !(plan instanceof ScriptTransformation)
        && CollectionConverters.asJava(plan.children()).stream().allMatch(SqlQueries::isQuery)
        && CollectionConverters.asJava(plan.subqueries()).stream().allMatch(SqlQueries::isQuery)
        && CollectionConverters.asJava(plan.innerChildren()).stream()
            .allMatch(inner -> !(inner instanceof LogicalPlan within) || isQuery(within));
  }
}
