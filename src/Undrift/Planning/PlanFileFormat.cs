namespace Undrift;

/// <summary>The names that the plan file's writer and reader share.</summary>
internal static class PlanFileFormat
{
    public const string Name = "undrift-plan";
    public const int Version = 1;

    public const string Format = "format";
    public const string SchemaVersion = "schema_version";
    public const string Tool = "tool";
    public const string Engine = "engine";
    public const string Database = "database";
    public const string Desired = "desired";
    public const string Source = "source";
    public const string SideVersion = "version";
    public const string Schemas = "schemas";
    public const string Cluster = "cluster";
    public const string Fingerprint = "fingerprint";
    public const string TargetFingerprint = "target_fingerprint";
    public const string Statements = "statements";
    public const string Sql = "sql";
    public const string Object = "object";
    public const string Hazards = "hazards";
    public const string TakenLock = "lock";
    public const string Class = "class";
    public const string Relation = "relation";
    public const string Blocks = "blocks";
    public const string InTransaction = "in_transaction";
    public const string Residue = "residue";
    public const string Reason = "reason";
    public const string Proof = "proof";
    public const string Proven = "proven";
    public const string Left = "left";
    public const string Without = "without";
    public const string StandIns = "stand_ins";
    public const string Type = "type";
    public const string Failure = "failure";
    public const string DurationMs = "duration_ms";
    public const string Hash = "hash";

    public const string Kind = "kind";
    public const string Schema = "schema";
    public const string Table = "table";
    public const string ObjectName = "name";
    public const string Signature = "signature";
}
