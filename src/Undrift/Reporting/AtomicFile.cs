using System.Security;

namespace Undrift;

/// <summary>Writes files whole or not at all: a reader never sees half a report, a failure leaves the old file.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file; its folder is made when it is missing.</summary>
    /// <param name="path">The path as the user wrote it.</param>
    /// <param name="what">What is written, for the message: <c>the report</c>.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void Write(string path, string what, Action<Stream> write) =>
        Guarded(path, what, target => WriteWhole(target, write));

    /// <summary>Adds to a file that others write to, too; it is made when it is missing.</summary>
    /// <param name="path">The path as the user wrote it.</param>
    /// <param name="what">What is added, for the message.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void Append(string path, string what, Action<Stream> write) =>
        Guarded(
            path,
            what,
            target =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                using var content = new MemoryStream();
                write(content);
                using var file = new FileStream(target, FileMode.Append, FileAccess.Write);
                content.WriteTo(file);
            }
        );

    private static void Guarded(string path, string what, Action<string> write)
    {
        try
        {
            write(Path.GetFullPath(path));
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or UnauthorizedAccessException
                        or SecurityException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw UndriftException.Failed(
                $"cannot write {what}: {failure.Message}",
                path,
                "name a file in a folder that you may write to",
                failure
            );
        }
    }

    private static void WriteWhole(string target, Action<Stream> write)
    {
        // A device or a pipe (/dev/stdout, a process substitution) is written to; it may not be replaced by a file.
        if (IsDevice(target))
        {
            using var device = new FileStream(target, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }
        // A link stays a link: the file that it names is replaced.
        if (new FileInfo(target).LinkTarget is not null)
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Replace(target, write);
    }

    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows()
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static void Replace(string target, Action<Stream> write)
    {
        if (Directory.Exists(target))
            throw new IOException("a folder of this name is there");
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.undrift-tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
