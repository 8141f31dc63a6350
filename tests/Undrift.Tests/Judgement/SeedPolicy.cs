namespace Undrift.Tests.Judging;

/// <summary>The policy file of the plan that the classification tests come from, word for word.</summary>
internal static class SeedPolicy
{
    public const string Text = """
        # Drift policy configuration
        environments:
          production:
            block_on: [ERROR]           # Block deployments on errors only
            allow: [WARNING, INFO]      # Allow warnings and info
            fail_pipeline: true         # Fail CI pipeline if blocked
          staging:
            block_on: [ERROR, WARNING]  # Block on errors and warnings
            allow: [INFO]               # Allow info only
            fail_pipeline: false        # Don't fail pipeline, just warn
          local:
            block_on: []                # Never block local deployments
            allow: [ERROR, WARNING, INFO]
            fail_pipeline: false

        # Severity classification rules
        severity_rules:
          missing_table: ERROR
          extra_table: WARNING
          missing_column: ERROR
          extra_column: WARNING
          type_mismatch: WARNING
          constraint_mismatch: ERROR
          enum_mismatch: WARNING
          index_mismatch: INFO
          default_mismatch: INFO
        """;
}
