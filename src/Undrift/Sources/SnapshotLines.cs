using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Undrift;

/// <summary>Lays out the snapshot: every value is compact JSON on a line of its own.</summary>
internal sealed class SnapshotLines : IDisposable
{
    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Utf8JsonWriter _json;
    private bool _first;

    public SnapshotLines(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, SnapshotFormat.Compact);
    }

    /// <summary>Text as it stands.</summary>
    public void Raw(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>A member of the file with a value on the same line; never the last one.</summary>
    public void Member(string name, Action<Utf8JsonWriter> value)
    {
        Raw($"  \"{name}\": ");
        Value(value);
        Raw(",\n");
    }

    /// <summary>Begins a member whose items stand on lines of their own.</summary>
    public void Open(string name, char bracket)
    {
        Raw($"  \"{name}\": {bracket}");
        _first = true;
    }

    /// <summary>One item; with a name in an object, without in an array.</summary>
    public void Item(string? name, Action<Utf8JsonWriter> value)
    {
        Raw(_first ? "\n    " : ",\n    ");
        _first = false;
        if (name is not null)
        {
            Value(json => json.WriteStringValue(name));
            Raw(": ");
        }
        Value(value);
    }

    /// <summary>Ends the member; never the last one.</summary>
    public void Close(char bracket) => Raw($"{(_first ? "" : "\n  ")}{bracket},\n");

    /// <summary>Frees the writer, not the stream.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _digest.Dispose();
    }

    /// <summary>The last lines: the digest of everything before them.</summary>
    public void Seal() => _output.Write(SnapshotSeal.Of(_digest.GetHashAndReset()));

    private void Value(Action<Utf8JsonWriter> value)
    {
        value(_json);
        _json.Flush();
        Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _json.Reset();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _digest.AppendData(bytes);
        _output.Write(bytes);
    }
}
