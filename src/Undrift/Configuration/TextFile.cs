using System.Text;

namespace Undrift;

/// <summary>Reads the small text files that a user writes.</summary>
internal static class TextFile
{
    // Larger by far than any such file; a data file that was named by mistake is refused before it is read.
    private const long Limit = 4 << 20;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for the message: <c>policy</c>.</param>
    /// <exception cref="UndriftException">Absent, unreadable, too large, not UTF-8.</exception>
    public static string Read(string path, string what)
    {
        if (Directory.Exists(path))
            throw UndriftException.Configuration(
                $"cannot read the {what}: it is a folder",
                path,
                "name the file itself"
            );
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Limit })
                throw UndriftException.Configuration(
                    $"cannot read the {what}: it is larger than 4 MB",
                    path,
                    "name the right file"
                );
            return File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException)
        {
            throw UndriftException.Configuration(
                $"cannot read the {what}: it is not UTF-8 text",
                path,
                "save it as UTF-8"
            );
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw UndriftException.Configuration($"cannot read the {what}: no such file", path, "check the path");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Configuration(
                $"cannot read the {what}: {error.Message}",
                path,
                "check its permissions"
            );
        }
    }
}
