using System.Text;

namespace Undrift.PostgreSql;

/// <summary>Makes scripts of files.</summary>
internal static class ScriptFiles
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>One file, read as UTF-8 (a byte order mark may say otherwise).</summary>
    public static SqlScript Open(string path) =>
        new(path, () => new StreamReader(path, Strict, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024));

    /// <summary>A file, or every <c>.sql</c> file of a folder and its sub-folders in ordinal order of their paths.</summary>
    /// <exception cref="UndriftException">There is no such file or folder, or no SQL in it.</exception>
    public static IReadOnlyList<SqlScript> From(string path)
    {
        if (File.Exists(path))
            return [Open(path)];
        if (!Directory.Exists(path))
            throw UndriftException.Failed("there is no such file or folder", path, "check the path of the SQL");
        var files = Directory
            .EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(Open)
            .ToList();
        return files.Count > 0
            ? files
            : throw UndriftException.Failed("the folder holds no .sql file", path, "check the path of the SQL");
    }
}
