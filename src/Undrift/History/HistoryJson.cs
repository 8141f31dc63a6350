using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Undrift;

/// <summary>The records as the history stores them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(PruneRecord))]
[JsonSerializable(typeof(DeploymentEvent))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    /// <summary>Readable names of every script; control characters, a line feed too, are escaped.</summary>
    private static HistoryJson Readable =>
        field ??= new(
            new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    /// <summary>The stored text of a run.</summary>
    public static string Text(RunRecord run) => JsonSerializer.Serialize(run, Readable.RunRecord);

    /// <summary>The stored text of a removal.</summary>
    public static string Text(PruneRecord prune) => JsonSerializer.Serialize(prune, Readable.PruneRecord);

    /// <summary>The stored text of a step of a deployment.</summary>
    public static string Text(DeploymentEvent step) => JsonSerializer.Serialize(step, Readable.DeploymentEvent);

    /// <summary>The step of a deployment of an entry.</summary>
    /// <exception cref="JsonException">It holds none: it was changed, or a newer version wrote it.</exception>
    public static DeploymentEvent ReadDeployment(TrailEntry entry) =>
        JsonSerializer.Deserialize(entry.Payload, Readable.DeploymentEvent) ?? throw new JsonException("null");

    /// <summary>The run of an entry.</summary>
    /// <exception cref="JsonException">It holds none: it was changed, or a newer version wrote it.</exception>
    public static RunRecord ReadRun(TrailEntry entry) =>
        JsonSerializer.Deserialize(entry.Payload, Readable.RunRecord) ?? throw new JsonException("null");

    /// <summary>The removal of an entry.</summary>
    /// <exception cref="JsonException">It holds none: it was changed, or a newer version wrote it.</exception>
    public static PruneRecord ReadPrune(TrailEntry entry) =>
        JsonSerializer.Deserialize(entry.Payload, Readable.PruneRecord) ?? throw new JsonException("null");
}
