using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// Writes a catalog as a snapshot: deterministic JSON with one object on each line, so that a version-control diff shows
/// one line for each changed object and the file stays small. Holds no time, host or credential.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>Writes the snapshot; the same catalog gives the same bytes.</summary>
    /// <param name="output">Receives UTF-8 without a byte order mark, lines ended by LF.</param>
    /// <param name="catalog">What to write.</param>
    /// <param name="kinds">Every kind that the engine models: what was looked for, found or not.</param>
    /// <param name="tool">Name and version of the tool: <c>undrift 0.1.0</c>.</param>
    /// <exception cref="UndriftException">A text is not Unicode and would come back as another one.</exception>
    public static void Write(Stream output, Catalog catalog, IReadOnlyList<ObjectKind> kinds, string tool)
    {
        using var lines = new SnapshotLines(output);
        lines.Raw("{\n");
        lines.Member(SnapshotFormat.Format, json => json.WriteStringValue(SnapshotFormat.Name));
        lines.Member(SnapshotFormat.SchemaVersion, json => json.WriteNumberValue(SnapshotFormat.Version));
        lines.Member(SnapshotFormat.Tool, json => json.WriteStringValue(tool));
        lines.Member(SnapshotFormat.Engine, json => json.WriteStringValue(catalog.Engine));
        if (catalog.Origin.ServerVersion is { } version)
            lines.Member(SnapshotFormat.ServerVersion, json => json.WriteStringValue(version));
        lines.Member(SnapshotFormat.Schemas, json => WriteList(json, catalog.Schemas));
        if (catalog.Unstated.Count > 0)
            lines.Member(
                SnapshotFormat.Unstated,
                json => WriteList(json, catalog.Unstated.Order(StringComparer.Ordinal))
            );
        lines.Member(SnapshotFormat.Fingerprint, json => json.WriteStringValue(Canonical.Fingerprint(catalog)));

        WriteModel(lines, catalog, kinds);
        if (catalog.Gaps.Count > 0)
        {
            lines.Open(SnapshotFormat.Gaps, '[');
            foreach (var gap in catalog.Gaps)
                lines.Item(null, json => WriteGap(json, gap));
            lines.Close(']');
        }

        lines.Open(SnapshotFormat.Objects, '[');
        foreach (var item in catalog.Objects)
            lines.Item(null, json => WriteObject(json, item));
        lines.Close(']');
        if (catalog.Dependencies is not null)
        {
            lines.Open(SnapshotFormat.Dependencies, '[');
            SnapshotDependencies.Write(lines, catalog, WriteId);
            lines.Close(']');
        }
        lines.Seal();
    }

    private static void WriteModel(SnapshotLines lines, Catalog catalog, IReadOnlyList<ObjectKind> kinds)
    {
        lines.Open(SnapshotFormat.Model, '{');
        foreach (var kind in kinds.Where(kind => WasRead(kind, catalog)))
            lines.Item(
                kind.Name,
                json => WriteList(json, kind.Facets.Where(facet => !catalog.Unread.Contains(facet)).Select(f => f.Name))
            );
        lines.Close('}');
    }

    /// <summary>Writes the snapshot to a file, whole or not at all.</summary>
    /// <param name="path">The path as the user wrote it; its folder is made when it is missing.</param>
    /// <param name="catalog">What to write.</param>
    /// <param name="kinds">Every kind that the engine models.</param>
    /// <param name="tool">Name and version of the tool.</param>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void WriteFile(string path, Catalog catalog, IReadOnlyList<ObjectKind> kinds, string tool) =>
        AtomicFile.Write(path, "the snapshot", file => Write(file, catalog, kinds, tool));

    /// <summary>False for a kind that could not be read at all; one that was read in part is part of the model.</summary>
    private static bool WasRead(ObjectKind kind, Catalog catalog) =>
        (catalog.Cluster || !kind.ClusterLevel)
        && (!catalog.Gaps.Any(gap => gap.Kind == kind.Name) || catalog.Objects.Any(item => item.Kind == kind));

    private static void WriteObject(Utf8JsonWriter json, CatalogObject item)
    {
        json.WriteStartObject();
        WriteId(json, item.Id);
        WriteReference(json, SnapshotFormat.Owner, item.Owner);
        WriteReference(json, SnapshotFormat.Template, item.Template);
        if (item.Facets.Length > 0)
        {
            json.WriteStartObject(SnapshotFormat.Facets);
            foreach (var facet in item.Kind.Facets)
                WriteFacet(json, facet, item[facet]);
            json.WriteEndObject();
        }
        if (item.Witness is { } witness)
            json.WriteString(SnapshotFormat.Witness, Checked(witness));
        if (item.PartiallyUnderstood)
            json.WriteBoolean(SnapshotFormat.PartiallyUnderstood, true);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, string member, ObjectId? id)
    {
        if (id is not { } known)
            return;
        json.WriteStartObject(member);
        WriteId(json, known);
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, ObjectId id)
    {
        json.WriteString(SnapshotFormat.Kind, id.Kind);
        if (id.Schema.Length > 0)
            json.WriteString(SnapshotFormat.Schema, Checked(id.Schema));
        if (id.Parent.Length > 0)
            json.WriteString(SnapshotFormat.Parent, Checked(id.Parent));
        json.WriteString(SnapshotFormat.ObjectName, Checked(id.Name));
        if (id.Signature.Length > 0)
            json.WriteString(SnapshotFormat.Signature, Checked(id.Signature));
    }

    private static void WriteFacet(Utf8JsonWriter json, Facet facet, FacetValue value)
    {
        if (value.IsAbsent)
            return;
        json.WritePropertyName(facet.Name);
        if (value.AsText is { } text)
            json.WriteStringValue(Checked(text));
        else if (value.AsNumber is { } number)
            json.WriteNumberValue(number);
        else if (value.AsList is { } list)
            WriteList(json, list);
        else
            json.WriteBooleanValue(true);
    }

    private static void WriteGap(Utf8JsonWriter json, Gap gap)
    {
        json.WriteStartObject();
        json.WriteString(SnapshotFormat.Subject, Checked(gap.Subject));
        json.WriteString(SnapshotFormat.Reason, Checked(gap.Reason));
        WriteReference(json, SnapshotFormat.Object, gap.Object);
        if (gap.Kind is { } kind)
            json.WriteString(SnapshotFormat.Kind, kind);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable<string> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
            json.WriteStringValue(Checked(item));
        json.WriteEndArray();
    }

    /// <summary>
    /// Half a surrogate pair has no UTF-8 form: the JSON writer would put U+FFFD in its place and two names could become
    /// one. Text that a server sent as UTF-8 never holds one.
    /// </summary>
    private static string Checked(string text)
    {
        var surrogate = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (surrogate < 0 || IsUnicode(text.AsSpan(surrogate)))
            return text;
        throw UndriftException.Failed(
            "cannot write the snapshot: a text holds half of a surrogate pair, which is not Unicode",
            Visible.Text(text.Length > 80 ? text[..80] : text),
            "rename or correct the object in the database; its name or definition is not valid text"
        );
    }

    private static bool IsUnicode(ReadOnlySpan<char> rest)
    {
        while (Rune.DecodeFromUtf16(rest, out _, out var length) == OperationStatus.Done)
            rest = rest[length..];
        return rest.IsEmpty;
    }
}
