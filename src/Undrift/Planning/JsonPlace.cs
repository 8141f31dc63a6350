using System.Text.Json;

namespace Undrift;

/// <summary>A value of a JSON file that is read strictly, with the members that lead to it: each failure names its place.</summary>
internal readonly struct JsonPlace(JsonElement element, JsonFile file, string path)
{
    /// <summary>True for an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The sort of the value.</summary>
    public JsonValueKind ValueKind => element.ValueKind;

    /// <summary>True for null.</summary>
    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>A member that has to be there.</summary>
    public JsonPlace this[string name] => Find(name) ?? throw Fail($"has no member '{name}'");

    /// <summary>A member, or null.</summary>
    public JsonPlace? Find(string name) =>
        !IsObject ? throw Expected("an object")
        : element.TryGetProperty(name, out var value) ? new JsonPlace(value, file, Join(name))
        : null;

    /// <summary>The members of an object in their order.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        if (!IsObject)
            throw Expected("an object");
        var at = this;
        return element.EnumerateObject().Select(member => (member.Name, at[member.Name]));
    }

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

    /// <summary>A number of things: not negative, and no more than memory could hold.</summary>
    public int Count() =>
        Number() is >= 0 and <= int.MaxValue and var number
            ? (int)number
            : throw Expected("a number that is not negative");

    /// <summary>The identity of an object.</summary>
    public ObjectId Identity() =>
        new(
            this[PlanFileFormat.Kind].Text(),
            this[PlanFileFormat.Schema].TextOrNull() ?? "",
            this[PlanFileFormat.Table].TextOrNull() ?? "",
            this[PlanFileFormat.ObjectName].Text(),
            Find(PlanFileFormat.Signature)?.Text() ?? ""
        );

    /// <summary>One of some words.</summary>
    /// <param name="words">The words, each with what it stands for.</param>
    public T OneOf<T>(params (string Word, T Meaning)[] words)
    {
        var text = Text();
        foreach (var (word, meaning) in words)
            if (word == text)
                return meaning;
        throw Expected("one of " + string.Join(", ", words.Select(pair => pair.Word)));
    }

    /// <summary>The failure of something else standing here.</summary>
    public UndriftException Expected(string what, string? next = null) => Fail($"expected {what}", next);

    /// <summary>A failure at this place.</summary>
    public UndriftException Fail(string problem, string? next = null) =>
        new(file.Kind, $"{(path.Length == 0 ? file.What : path)}: {problem}", file.File, next ?? file.Next);

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
