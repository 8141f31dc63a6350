using System.Diagnostics;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>A program dotnet that notes what is asked of it, and can be told to refuse: what is not started fails nothing.</summary>
internal sealed class CountedDotnet
{
    /// <summary>What it says when it refuses.</summary>
    public const string Refusal = "dotnet was started";

    private readonly string _folder;

    /// <param name="root">Where it may have a folder.</param>
    public CountedDotnet(string root)
    {
        _folder = Directory.CreateDirectory(System.IO.Path.Combine(root, "counted")).FullName;
        var program = System.IO.Path.Combine(_folder, "dotnet");
        File.WriteAllText(
            program,
            $"""
            #!/bin/sh
            case $1 in build | exec)
                echo "$1" >>'{Notes}'
                if [ -e '{_folder}/refuse' ]; then echo '{Refusal}' >&2; exit 9; fi ;;
            esac
            exec '{Real()}' "$@"
            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>PATH with it before all others.</summary>
    public string Path => _folder + System.IO.Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    private string Notes => System.IO.Path.Combine(_folder, "ran");

    /// <summary>From now on it fails.</summary>
    public void Refuse() => File.WriteAllText(System.IO.Path.Combine(_folder, "refuse"), "");

    /// <summary>What was asked of it since the last time.</summary>
    public IReadOnlyList<string> Ran()
    {
        if (!File.Exists(Notes))
            return [];
        var ran = File.ReadAllLines(Notes);
        File.Delete(Notes);
        return ran;
    }

    /// <summary>Fetches nothing: all packages are there.</summary>
    public static void Restore(string project)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Real(), ["restore", project, "-v:q", "-nodeReuse:false"]) { UseShellExecute = false }
        )!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Real() =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, "dotnet"))
            .First(File.Exists);
}
