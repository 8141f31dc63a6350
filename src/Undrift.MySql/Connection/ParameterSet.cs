using System.Globalization;

namespace Undrift.MySql.Connection;

/// <summary>The parameters of one connection, each with where it was written. What was set first holds.</summary>
/// <param name="description">The text without secrets, for messages.</param>
internal sealed class ParameterSet(string description)
{
    private readonly Dictionary<string, (string Text, string Origin, FailureKind Kind)> values = [];

    /// <summary>The text that is read, without secrets.</summary>
    public string Description => description;

    /// <summary>Sets a value of the connection URL.</summary>
    public void Set(string name, string text) => SetDefault(name, text, "the connection URL", FailureKind.Usage);

    /// <summary>Sets a value unless there is one.</summary>
    public void SetDefault(string name, string text, string origin, FailureKind kind = FailureKind.Configuration) =>
        values.TryAdd(name, (text, origin, kind));

    /// <summary>The value; null when it is not set or empty.</summary>
    public string? Text(string name) =>
        values.TryGetValue(name, out var value) && value.Text.Length > 0 ? value.Text : null;

    /// <summary>True when the value stands in the URL itself.</summary>
    public bool IsOfUrl(string name) => values.TryGetValue(name, out var value) && value.Kind == FailureKind.Usage;

    /// <summary>A whole number in a range; the default when it is not set.</summary>
    public int Number(string name, int standard, int least, int most)
    {
        if (Text(name) is not { } text)
            return standard;
        // Not repeated: in a malformed URL it may be a piece of the password.
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw Invalid(
                name,
                $"a number from {least} to {most} is expected; in a URL, write a ':' in a name or password as %3A and a '/' as %2F"
            );
    }

    /// <summary>One of some words, without case; the default when it is not set.</summary>
    public T OneOf<T>(string name, T standard, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Text(name) is not { } text)
            return standard;
        var written = text.ToLowerInvariant().Replace('_', '-');
        var names = new List<string>();
        foreach (var (word, value) in words)
        {
            if (word == written)
                return value;
            names.Add(word);
        }
        throw Invalid(name, $"use {string.Join(", ", names)}");
    }

    /// <summary>The failure of a value that cannot be used; the value itself is not repeated.</summary>
    public UndriftException Invalid(string name, string next)
    {
        var (_, origin, kind) = values.GetValueOrDefault(name, ("", "the connection URL", FailureKind.Usage));
        return new UndriftException(kind, $"{name} in {origin} cannot be used", description, next);
    }
}
