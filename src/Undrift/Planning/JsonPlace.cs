using System.Text.Json;

namespace Undrift;

/// <summary>A value of a JSON file that is read strictly, with the members that lead to it: each failure names its place.</summary>
internal readonly struct JsonPlace(JsonElement element, string file, string path)
{
    /// <summary>True for null.</summary>
    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>A member that has to be there.</summary>
    public JsonPlace this[string name] => Find(name) ?? throw Fail($"has no member '{name}'");

    /// <summary>A member, or null.</summary>
    public JsonPlace? Find(string name) =>
        element.TryGetProperty(name, out var value) ? new JsonPlace(value, file, Join(name)) : null;

    /// <summary>Requires an object without other members than these.</summary>
    public JsonPlace AsObject(params string[] members)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Expected("an object");
        foreach (var member in element.EnumerateObject())
            if (!members.Contains(member.Name))
                throw Fail(
                    $"has a member '{Visible.Text(member.Name)}' that this version of Undrift does not know",
                    Nearest.To(member.Name, members) is { } near ? $"did you mean '{near}'?" : null
                );
        return this;
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Expected("a list");
        var (at, name) = (file, path);
        return element.EnumerateArray().Select((item, n) => new JsonPlace(item, at, $"{name}[{n}]"));
    }

    /// <summary>A text.</summary>
    public string Text() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Expected("a text");

    /// <summary>A text or null.</summary>
    public string? TextOrNull() => IsNull ? null : Text();

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    /// <summary>A flag.</summary>
    public bool Flag() =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.GetBoolean()
            : throw Expected("true or false");

    /// <summary>A whole number.</summary>
    public long Number() =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number)
            ? number
            : throw Expected("a whole number");

    /// <summary>The failure of something else standing here.</summary>
    public UndriftException Expected(string what, string? next = null) => Fail($"expected {what}", next);

    /// <summary>A failure at this place.</summary>
    public UndriftException Fail(string problem, string? next = null) =>
        UndriftException.Failed(
            $"{(path.Length == 0 ? "the plan" : path)}: {problem}",
            file,
            next ?? PlanFileReader.MakeAnew
        );

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
