namespace Undrift.PostgreSql;

/// <summary>A parameter's value and where it was written, for messages.</summary>
internal sealed record ParameterValue(string Text, string Origin, FailureKind Fault);

/// <summary>The parameters collected so far; the first source that names one wins.</summary>
/// <param name="description">What is being read, without secrets.</param>
internal sealed class ParameterSet(string description)
{
    private readonly Dictionary<string, ParameterValue> values = [];

    /// <summary>What is being read, without secrets.</summary>
    public string Description { get; } = description;

    /// <summary>Everything that was set, to nothing too.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        values.Select(v => KeyValuePair.Create(v.Key, v.Value.Text));

    /// <summary>The parameter, or null when nothing set it to something.</summary>
    public ParameterValue? Find(string name) =>
        values.TryGetValue(name, out var value) && value.Text.Length > 0 ? value : null;

    /// <summary>The parameter's text, or null when nothing set it to something.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>Sets a parameter, over any earlier value: the last of two equal keywords wins, as in libpq.</summary>
    /// <param name="name">The keyword as written.</param>
    /// <param name="value">Its value and origin.</param>
    /// <param name="ordinal">Its place in the text, for a message that may not repeat it.</param>
    public void Set(string name, ParameterValue value, int ordinal)
    {
        Require(name, value, ordinal);
        values[name] = value;
    }

    /// <summary>Sets a parameter unless an earlier source did, even to nothing.</summary>
    public void SetDefault(string name, ParameterValue value, int ordinal)
    {
        Require(name, value, ordinal);
        values.TryAdd(name, value);
    }

    /// <summary>The failure of a value.</summary>
    public UndriftException Invalid(string name, ParameterValue value, string expected) =>
        new(
            value.Fault,
            $"the connection parameter {name} has a value that cannot be used",
            where: $"{value.Origin} ({Description})",
            next: expected
        );

    /// <summary>One of the values that a parameter allows; the message names the nearest.</summary>
    public T OneOf<T>(string name, T absent, params (string Word, T Meaning)[] choices)
    {
        if (Find(name) is not { } value)
            return absent;
        foreach (var (word, meaning) in choices)
            if (value.Text == word)
                return meaning;
        var near = NearestParameter.Of(value.Text, choices.Select(c => c.Word));
        var hint = near is null ? "" : $"'{value.Text}' is near '{near}'; ";
        throw Invalid(name, value, $"{hint}use one of {string.Join(", ", choices.Select(c => c.Word))}");
    }

    private void Require(string name, ParameterValue value, int ordinal)
    {
        if (!LibpqParameter.All.TryGetValue(name, out var parameter))
            throw Unknown(name, value, ordinal);
        if (parameter.Accepts is { } accepted && !accepted.Contains(value.Text))
            throw Invalid(name, value, $"remove {name} or set it to its default: {parameter.Refusal}");
    }

    private UndriftException Unknown(string name, ParameterValue value, int ordinal)
    {
        var near = NearestParameter.Of(name, LibpqParameter.All.Keys);
        // A name that is near nothing is not repeated: it may be a piece of a password with a raw '?', '&' or blank in it.
        var what = near is null
            ? $"connection parameter number {ordinal} is unknown"
            : $"unknown connection parameter '{name}'";
        return new UndriftException(
            value.Fault,
            what,
            where: $"{value.Origin} ({Description})",
            next: near is null
                ? "use libpq's names (host, port, dbname, user, sslmode …); a password with ? & = @ / or a blank must be quoted (keyword form) or percent-encoded (URL)"
                : $"did you mean '{near}'?"
        );
    }
}
