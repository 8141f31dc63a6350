using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Undrift;

/// <summary>The parts of the JSON report that are written in more than one place.</summary>
internal static class ReportJson
{
    /// <summary>Readable names of every script; control characters are escaped.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>Writes a JSON text, a line break at its end.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        // GitHub's runner takes "##[…]" for a command wherever it stands in a line; in JSON it can only stand in a text.
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("##[", @"#\u0023[", StringComparison.Ordinal));
        output.Write('\n');
    }

    public static void Identity(Utf8JsonWriter json, string member, ObjectId id)
    {
        json.WritePropertyName(member);
        Identity(json, id);
    }

    /// <summary>A list of objects; the member is left out where there are none.</summary>
    public static void Objects(Utf8JsonWriter json, string member, IReadOnlyList<ObjectId> items)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(member);
        foreach (var item in items)
            Identity(json, item);
        json.WriteEndArray();
    }

    /// <summary>A list of texts.</summary>
    public static void Texts(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Identity(Utf8JsonWriter json, ObjectId id)
    {
        json.WriteStartObject();
        json.WriteString("kind", id.Kind);
        Text(json, "schema", id.Schema.Length > 0 ? id.Schema : null);
        Text(json, "table", id.Parent.Length > 0 ? id.Parent : null);
        json.WriteString("name", id.Name);
        if (id.Signature.Length > 0)
            json.WriteString("signature", id.Signature);
        json.WriteEndObject();
    }

    /// <summary>The rule that decided.</summary>
    /// <param name="json">The report.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">The severity that it gave; null for a rule that gives none.</param>
    public static void Rule(Utf8JsonWriter json, RuleReference rule, Severity? severity = null)
    {
        json.WriteStartObject("rule");
        json.WriteString("text", rule.Text);
        Text(json, "file", rule.File);
        if (rule.Line is { } line)
            json.WriteNumber("line", line);
        else
            json.WriteNull("line");
        if (severity is { } given)
            json.WriteString("severity", given.ToString());
        json.WriteEndObject();
    }

    /// <summary>A list of objects.</summary>
    public static void List<T>(
        Utf8JsonWriter json,
        string member,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(member);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A point in time, in UTC to the millisecond.</summary>
    public static void Time(Utf8JsonWriter json, string member, DateTimeOffset time) =>
        json.WriteString(
            member,
            time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        );

    /// <summary>An object's properties by name; null for no object.</summary>
    public static void Facets(Utf8JsonWriter json, string member, CatalogObject? item)
    {
        if (item is null)
        {
            json.WriteNull(member);
            return;
        }
        json.WriteStartObject(member);
        foreach (var entry in item.Facets)
        {
            json.WritePropertyName(entry.Facet.Name);
            Value(json, entry.Value);
        }
        json.WriteEndObject();
    }

    /// <summary>A value in the JSON type of its shape.</summary>
    public static void Value(Utf8JsonWriter json, FacetValue value)
    {
        if (value.AsText is { } text)
            json.WriteStringValue(text);
        else if (value.AsNumber is { } number)
            json.WriteNumberValue(number);
        else if (value.AsFlag)
            json.WriteBooleanValue(true);
        else if (value.AsList is { } list)
        {
            json.WriteStartArray();
            foreach (var item in list)
                json.WriteStringValue(item);
            json.WriteEndArray();
        }
        else
            json.WriteNullValue();
    }

    public static void Text(Utf8JsonWriter json, string member, string? text)
    {
        if (text is null)
            json.WriteNull(member);
        else
            json.WriteString(member, text);
    }
}
