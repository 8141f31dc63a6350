using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using static Undrift.PlanFileFormat;

namespace Undrift;

/// <summary>Writes a plan as JSON, schema version 1; published as <c>schemas/plan-v1.schema.json</c>.</summary>
public static class PlanFileWriter
{
    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void WriteFile(string path, PlanFile file) =>
        AtomicFile.Write(path, "the plan", stream => Write(file, stream));

    /// <summary>Writes the plan; the same plan gives the same bytes.</summary>
    public static void Write(PlanFile file, Stream output)
    {
        output.Write(Bytes(file, Hash(file)).Span);
        output.Write("\n"u8);
    }

    /// <summary>SHA-256 (hex) over all that the file says: a file that was edited does not fit it any more.</summary>
    internal static string Hash(PlanFile file) => Convert.ToHexStringLower(SHA256.HashData(Bytes(file, null).Span));

    private static ReadOnlyMemory<byte> Bytes(PlanFile file, string? hash)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, ReportJson.Options))
            Write(json, file, hash);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, PlanFile file, string? hash)
    {
        json.WriteStartObject();
        json.WriteString(Format, Name);
        json.WriteNumber(SchemaVersion, PlanFileFormat.Version);
        json.WriteString(Tool, file.Tool);
        json.WriteString(Engine, file.Engine);
        WriteSide(json, Database, file.Database);
        WriteSide(json, Desired, file.Desired);
        WriteTexts(json, Schemas, file.Schemas);
        json.WriteBoolean(Cluster, file.Cluster);
        json.WriteString(Fingerprint, file.Fingerprint);
        json.WriteString(TargetFingerprint, file.TargetFingerprint);
        json.WriteStartArray(Statements);
        foreach (var (statement, inside) in file.Plan.Statements.Zip(PlanTransactions.Of(file.Plan)))
            WriteStatement(json, statement, inside);
        json.WriteEndArray();
        json.WriteStartArray(Residue);
        foreach (var residue in file.Plan.Residue)
        {
            json.WriteStartObject();
            ReportJson.Identity(json, PlanFileFormat.Object, residue.Object);
            json.WriteString(Reason, residue.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteProof(json, file.Proof);
        if (hash is not null)
            json.WriteString(PlanFileFormat.Hash, hash);
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string member, PlanSide side)
    {
        json.WriteStartObject(member);
        json.WriteString(Source, side.Source);
        ReportJson.Text(json, SideVersion, side.Version);
        json.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter json, PlanStatement statement, bool inside)
    {
        json.WriteStartObject();
        json.WriteString(Sql, statement.Sql);
        if (statement.Object is { } item)
            ReportJson.Identity(json, PlanFileFormat.Object, item);
        else
            json.WriteNull(PlanFileFormat.Object);
        WriteTexts(json, Hazards, statement.Hazards.Select(hazard => hazard.Name()));
        if (statement.Lock is { } taken)
        {
            json.WriteStartObject(TakenLock);
            json.WriteString(Class, taken.Name);
            ReportJson.Identity(json, Relation, taken.Relation);
            json.WriteString(Blocks, taken.Blocks);
            json.WriteEndObject();
        }
        json.WriteBoolean(InTransaction, inside);
        json.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter json, PlanStanding proof)
    {
        json.WriteStartObject(Proof);
        json.WriteBoolean(Proven, proof.Proven);
        json.WriteStartArray(Left);
        foreach (var (type, item) in proof.Left)
        {
            json.WriteStartObject();
            json.WriteString(PlanFileFormat.Type, type);
            ReportJson.Identity(json, PlanFileFormat.Object, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ReportJson.Objects(json, Without, proof.Without);
        ReportJson.Objects(json, StandIns, proof.StandIns);
        ReportJson.Text(json, Failure, proof.Failure);
        json.WriteNumber(DurationMs, (long)proof.Duration.TotalMilliseconds);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
