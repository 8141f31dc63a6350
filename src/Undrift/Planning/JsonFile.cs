using System.Text.Json;

namespace Undrift;

/// <summary>A JSON file that is read strictly, and how to speak of it when it is wrong.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="What">What it is: <c>the plan</c>.</param>
/// <param name="Next">What to do where nothing better is known.</param>
/// <param name="Kind">The sort of failure that a wrong file is.</param>
internal sealed record JsonFile(string File, string What, string Next, FailureKind Kind)
{
    private static readonly JsonDocumentOptions Strict = new()
    {
#if NET10_0_OR_GREATER // The benchmark also builds an image with an older runtime.
        AllowDuplicateProperties = false,
#endif
    };

    /// <summary>The bytes of the file.</summary>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    public byte[] Bytes()
    {
        try
        {
            return System.IO.File.ReadAllBytes(File);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UndriftException(Kind, $"cannot read {What}: {failure.Message}", File, Next, failure);
        }
    }

    /// <summary>Reads the content.</summary>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="read">Reads from the root.</param>
    /// <exception cref="UndriftException">It is not well-formed, or holds what the reader refuses.</exception>
    public T Read<T>(ReadOnlyMemory<byte> bytes, Func<JsonPlace, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return read(new JsonPlace(document.RootElement, this, ""));
        }
        catch (InvalidOperationException halved)
        {
            // Half of a character that takes two units, as an escape: well-formed for the parser, and no text.
            throw new UndriftException(Kind, $"{What} holds a text that is none: {halved.Message}", File, Next, halved);
        }
        catch (JsonException malformed)
        {
            var (line, column) = ((malformed.LineNumber ?? 0) + 1, (malformed.BytePositionInLine ?? 0) + 1);
            throw new UndriftException(
                Kind,
                $"{What} is not well-formed JSON, or a member stands twice",
                $"{File}:{line}:{column}",
                Next,
                malformed
            );
        }
    }
}
