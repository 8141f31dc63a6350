using System.Text.Encodings.Web;
using System.Text.Json;

namespace Undrift;

/// <summary>The names that the snapshot's writer and reader share.</summary>
internal static class SnapshotFormat
{
    public const string Name = "undrift-snapshot";
    public const int Version = 1;

    public const string Format = "format";
    public const string SchemaVersion = "schema_version";
    public const string Tool = "tool";
    public const string Engine = "engine";
    public const string ServerVersion = "server_version";
    public const string Schemas = "schemas";
    public const string Fingerprint = "fingerprint";
    public const string Unstated = "unstated";
    public const string Model = "model";
    public const string Gaps = "gaps";
    public const string Objects = "objects";
    public const string Dependencies = "dependencies";
    public const string Digest = "digest";

    public const string Kind = "kind";
    public const string Schema = "schema";
    public const string Parent = "parent";
    public const string ObjectName = "name";
    public const string Signature = "signature";
    public const string Owner = "owner";
    public const string Template = "template";
    public const string Facets = "facets";
    public const string Witness = "witness";
    public const string PartiallyUnderstood = "partially_understood";

    public const string Subject = "subject";
    public const string Reason = "reason";
    public const string Object = "object";

    /// <summary>Quotes and letters of other scripts stay readable in a diff; control characters are still escaped.</summary>
    public static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}
