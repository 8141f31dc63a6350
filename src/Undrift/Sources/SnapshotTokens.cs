using System.Globalization;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// Reads the tokens of a snapshot from one span: each step says what it expects, and a failure names line and column.
/// </summary>
internal ref struct SnapshotTokens
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _file;
    private readonly InternTable _interned = new();
    private Utf8JsonReader _json;

    public SnapshotTokens(ReadOnlySpan<byte> bytes, string file)
    {
        _bytes = bytes;
        _file = file;
        // Not the final block: at the end of a file that was cut off the reader then answers "no more" instead of an error.
        _json = new Utf8JsonReader(bytes, isFinalBlock: false, state: default);
    }

    /// <summary>The type of the current token.</summary>
    public readonly JsonTokenType Type => _json.TokenType;

    /// <summary>The current token's text.</summary>
    public string Current => Text();

    /// <summary>Steps to the next token, which has to be there.</summary>
    public JsonTokenType Next()
    {
        try
        {
            if (_json.Read())
                return _json.TokenType;
        }
        catch (JsonException malformed)
        {
            var (line, column) = ((malformed.LineNumber ?? 0) + 1, (malformed.BytePositionInLine ?? 0) + 1);
            throw Failure($"is not well-formed JSON: {Cause(malformed)}", $"{_file}:{line}:{column}", malformed);
        }
        throw Failure("ends in the middle: it was cut off", At(_bytes.Length));
    }

    /// <summary>Steps to the next token, which has to be of the type.</summary>
    public void Expect(JsonTokenType type, string what)
    {
        if (Next() != type)
            throw Expected(what);
    }

    /// <summary>In an object: steps to the next member and gives its name, or null at the end.</summary>
    public string? Member()
    {
        if (Next() == JsonTokenType.EndObject)
            return null;
        return Text();
    }

    /// <summary>In an array: steps to the next item, or gives false at the end.</summary>
    public bool Item() => Next() != JsonTokenType.EndArray;

    /// <summary>Steps to the next token, which has to be a text, and gives it.</summary>
    public string String(string what)
    {
        Expect(JsonTokenType.String, what);
        return Text();
    }

    /// <summary>Steps to the next token, which has to be a whole number, and gives it.</summary>
    public long Number(string what)
    {
        Expect(JsonTokenType.Number, what);
        return NumberHere(what);
    }

    /// <summary>The current token, which is a number and has to be a whole one.</summary>
    public readonly long NumberHere(string what) => _json.TryGetInt64(out var number) ? number : throw Expected(what);

    /// <summary>Steps over a list of texts and gives it.</summary>
    public List<string> Strings(string what)
    {
        Expect(JsonTokenType.StartArray, what);
        var list = new List<string>();
        while (Item())
            list.Add(_json.TokenType == JsonTokenType.String ? Text() : throw Expected(what));
        return list;
    }

    /// <summary>Fails if anything but white space stands behind the last token.</summary>
    public void ExpectEnd()
    {
        var rest = _bytes[(int)_json.BytesConsumed..];
        var junk = rest.IndexOfAnyExcept(" \t\r\n"u8);
        if (junk >= 0)
            throw Failure("goes on behind the end of the snapshot", At((int)_json.BytesConsumed + junk));
    }

    /// <summary>The failure of something else standing at the current token.</summary>
    public readonly UndriftException Expected(string what) => Fail($"is not a valid snapshot: expected {what}");

    /// <summary>A failure at the current token.</summary>
    public readonly UndriftException Fail(string problem, string? next = null) =>
        Failure(problem, At((int)_json.TokenStartIndex), next: next);

    private string Text()
    {
        try
        {
            // The token begins with its quotation mark.
            var (start, length) = ((int)_json.TokenStartIndex + 1, _json.ValueSpan.Length);
            if (_json.ValueIsEscaped)
                return _json.GetString()!;
            if (_interned.Find(_bytes, start, length) is { } known)
                return known;
            var text = _json.GetString()!;
            _interned.Remember(_bytes, start, length, text);
            return text;
        }
        catch (InvalidOperationException notUnicode)
        {
            throw Failure("holds a text that is not valid Unicode", At((int)_json.TokenStartIndex), notUnicode);
        }
    }

    private readonly string At(int index)
    {
        var before = _bytes[..Math.Min(index, _bytes.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = before.Length - before.LastIndexOf((byte)'\n');
        return string.Create(CultureInfo.InvariantCulture, $"{_file}:{line}:{column}");
    }

    /// <summary>The reader's words without the position, which is counted from zero there.</summary>
    private static string Cause(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Visible.Text(end < 0 ? malformed.Message : malformed.Message[..end]);
    }

    private static UndriftException Failure(
        string problem,
        string where,
        Exception? inner = null,
        string? next = null
    ) => UndriftException.Failed($"the snapshot {problem}", where, next ?? SnapshotReader.WriteAnew, inner);
}
