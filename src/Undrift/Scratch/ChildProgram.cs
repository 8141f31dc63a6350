using System.Diagnostics;

namespace Undrift;

/// <summary>Starts the programs of database servers: without a shell, with a clean environment, as an unprivileged user.</summary>
internal static class ChildProgram
{
    /// <summary>Starts a program whose output is redirected; the caller reads it and disposes the process.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Working folder and home: one that the user may enter.</param>
    /// <param name="user">Whom to run as; null: as this process.</param>
    /// <param name="variables">What it finds in its environment besides; null: nothing.</param>
    /// <param name="hasInput">True: the caller writes to its standard input, and closes it.</param>
    public static Process Start(
        string file,
        IEnumerable<string> arguments,
        string folder,
        ServerUser? user,
        IReadOnlyDictionary<string, string>? variables = null,
        bool hasInput = false
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (user is not null)
            start.UserName = user.Name;
        Clean(start.Environment, folder);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start) ?? throw new InvalidOperationException(file);
            if (!hasInput)
                process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw UndriftException.Failed(
                $"cannot start {file}: {e.Message}",
                next: user is null
                    ? "check that the file may be executed"
                    : $"check that user {user.Name} may execute the file and enter every folder above it"
            );
        }
    }

    /// <summary>Runs a program to its end and returns exit code, output and errors.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(
        string file,
        IEnumerable<string> arguments,
        string folder,
        ServerUser? user,
        CancellationToken cancellation
    )
    {
        using var process = Start(file, arguments, folder, user);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>What a program says of its version; null where it cannot be asked.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">What it is asked with.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string?> VersionAsync(
        string file,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    )
    {
        try
        {
            var (exit, output, _) = await RunAsync(
                file,
                arguments,
                Path.GetDirectoryName(file)!,
                user: null,
                cancellation
            );
            return exit == 0 ? output : null;
        }
        catch (UndriftException)
        {
            return null;
        }
    }

    /// <summary>
    /// Nothing of the user's environment reaches the server: no password, no PGDATA, no option file, no locale that changes messages.
    /// </summary>
    private static void Clean(IDictionary<string, string?> environment, string folder)
    {
        string[] kept = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP"];
        foreach (var name in environment.Keys.Except(kept, StringComparer.OrdinalIgnoreCase).ToList())
            environment.Remove(name);
        environment["HOME"] = folder;
        environment["LC_ALL"] = "C";
        environment["TZ"] = "UTC";
    }
}
