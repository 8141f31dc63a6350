using System.Security;
using System.Text;

namespace Undrift;

/// <summary>The files of a folder of migrations (or one file), by their paths from it with <c>/</c> between the parts.</summary>
internal sealed class MigrationFolder
{
    /// <summary>As far as a sign of the tool is looked for in a file.</summary>
    private const int HeadLines = 200;

    private static readonly string[] Skipped = ["node_modules/", ".git/"];
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly string _root;

    private MigrationFolder(string path, string root, IReadOnlyList<string> files) =>
        (Path, _root, Files) = (path, root, files);

    /// <summary>As the user wrote it.</summary>
    public string Path { get; }

    /// <summary>All files in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The files that stand directly in the folder and have that ending.</summary>
    public IEnumerable<string> Top(string ending) =>
        Files.Where(file => !file.Contains('/') && file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The files with that ending, wherever they stand.</summary>
    public IEnumerable<string> Every(string ending) =>
        Files.Where(file => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a folder or a file.</summary>
    /// <exception cref="UndriftException">It does not exist, or cannot be read.</exception>
    public static MigrationFolder Open(string path)
    {
        if (File.Exists(path))
            return new MigrationFolder(
                path,
                System.IO.Path.GetDirectoryName(path) ?? "",
                [System.IO.Path.GetFileName(path)]
            );
        if (!Directory.Exists(path))
            throw UndriftException.Failed("there is no such folder of migrations", path, "check the path");
        try
        {
            var files = Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
                .Where(file => !Skipped.Any(part => file.Contains(part, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal);
            return new MigrationFolder(path, path, [.. files]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw UndriftException.Failed($"the folder cannot be read: {e.Message}", path, "make it readable", e);
        }
    }

    /// <summary>True when there is such a file, or (with a slash at its end) a folder.</summary>
    public bool Has(string file) =>
        file.EndsWith('/')
            ? Files.Any(other => other.StartsWith(file, StringComparison.Ordinal))
            : Files.Contains(file);

    /// <summary>The path of a file, as the user would write it.</summary>
    public string Shown(string file) => _root.Length == 0 ? file : System.IO.Path.Combine(_root, file);

    /// <summary>The folders that hold the files of the migrations, from the inside out, to look for a tool's settings.</summary>
    public IEnumerable<string> Above()
    {
        for (
            var at = new DirectoryInfo(System.IO.Path.GetFullPath(_root.Length == 0 ? "." : _root));
            at is not null;
            at = at.Parent
        )
        {
            yield return at.FullName;
            // Settings of another project are none of this one.
            if (System.IO.Path.Exists(System.IO.Path.Combine(at.FullName, ".git")))
                yield break;
        }
    }

    /// <summary>Opens a file as text.</summary>
    public TextReader Text(string file) =>
        Opened(
            file,
            path => new StreamReader(path, Strict, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024)
        );

    /// <summary>The bytes of a file.</summary>
    public byte[] Bytes(string file) => Opened(file, File.ReadAllBytes);

    private T Opened<T>(string file, Func<string, T> open)
    {
        try
        {
            return open(Shown(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw UndriftException.Failed($"the file cannot be read: {e.Message}", Shown(file), "make it readable", e);
        }
    }

    /// <summary>The lines of a file, as they are read.</summary>
    public IEnumerable<string> Lines(string file)
    {
        using var text = Text(file);
        while (Line(text, file) is { } line)
            yield return line;
    }

    /// <summary>True when one of a file's first lines is such a line.</summary>
    public bool HeadHas(string file, Func<string, bool> isSign) => Lines(file).Take(HeadLines).Any(isSign);

    /// <summary>The whole file as a script.</summary>
    public SqlScript Script(string file, ScriptTransaction transaction) =>
        new(Shown(file), () => Text(file)) { Transaction = transaction };

    /// <summary>A part of the file as a script: its lines keep their numbers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="transaction">How it is run.</param>
    /// <param name="filter">Makes a filter for each reading: the line, or what stands in its place; null: nothing.</param>
    public SqlScript Part(string file, ScriptTransaction transaction, Func<Func<string, string?>> filter) =>
        new(Shown(file), () => new LineFilter(Text(file), filter())) { Transaction = transaction };

    private string? Line(TextReader text, string file)
    {
        try
        {
            return text.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            throw UndriftException.Failed("the file is not UTF-8 text", Shown(file), "save the file as UTF-8", e);
        }
    }
}
