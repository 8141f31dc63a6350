using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Undrift;

/// <summary>Backups as their folder and <c>--json</c> describe them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(Backup))]
[JsonSerializable(typeof(IReadOnlyList<ListedBackup>))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    /// <summary>Readable names of every script; control characters are escaped.</summary>
    public static BackupJson Readable =>
        field ??= new(
            new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}

/// <summary>A backup of a folder, and whether its file is the one that was written.</summary>
internal sealed record ListedBackup(Backup Backup, bool Intact);
