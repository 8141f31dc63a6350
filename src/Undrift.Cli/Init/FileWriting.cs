namespace Undrift.Cli.Init;

/// <summary>
/// Gives a project its files. One that is there already and says something else is a person's work: it is replaced only
/// by somebody who says so.
/// </summary>
/// <param name="host">The outside world.</param>
/// <param name="folder">The project's folder.</param>
internal sealed class FileWriting(CliHost host, string folder)
{
    /// <summary>True: nothing is written, what would be is shown.</summary>
    public bool DryRun { get; init; }

    /// <summary>True: nothing is asked; what is not there is written.</summary>
    public bool Yes { get; init; }

    /// <summary>True: what is there is replaced without a question.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Writes the files, and says of each what became of it.</summary>
    /// <returns>How many differ from what they would be and were left alone.</returns>
    public int Write(IEnumerable<NewFile> files)
    {
        var kept = 0;
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            var old = File.Exists(path) ? TextFile.Read(path, "file") : null;
            if (old == file.Text)
                Say("same   ", file);
            else if (DryRun)
                Show(file, old);
            else if (old is null ? Yes || Agrees($"write {file.Path}?", yes: true) : MayChange(file, old))
            {
                Write(path, file);
                Say(old is null ? "written" : "changed", file);
            }
            else
            {
                kept++;
                Say(
                    old is null ? "left   " : "kept   ",
                    file,
                    old is null ? "" : $": {Reason(file)}; 'undrift init --dry-run' shows what"
                );
            }
        }
        return kept;
    }

    /// <summary>True when the file is there, or would be without a dry run.</summary>
    public bool IsThere(NewFile file) => DryRun || File.Exists(Path.Combine(folder, file.Path));

    /// <summary>A setting of git: the file that holds it is git's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value that it gets where it has none.</param>
    /// <param name="repository">The repository.</param>
    public void Set(string name, string value, Repository repository)
    {
        var file = new NewFile($"git config {name} {value}", "");
        if (repository.Git("config", "--get", name) == value)
            Say("same   ", file);
        else if (DryRun)
            Say("new    ", file);
        else if (Yes || Agrees($"run '{file.Path}'?", yes: true))
        {
            repository.Git("config", name, value);
            Say("set    ", file);
        }
        else
            Say("left   ", file);
    }

    private static string Reason(NewFile file) => file.Extends ? "lines would be added" : "it says something else";

    private static void Write(string path, NewFile file)
    {
        AtomicFile.Write(path, "the file", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(file.Text)));
        if (file.IsProgram && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Program);
    }

    private const UnixFileMode Program =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private bool MayChange(NewFile file, string old)
    {
        // Lines that are added take nothing from anybody; what would be replaced is a person's work.
        if (file.Extends ? Yes || Overwrite : Overwrite)
            return true;
        if (Yes || !host.InIsTerminal)
            return false;
        Show(file, old);
        return Agrees($"{(file.Extends ? "add these lines to" : "replace")} {file.Path}?", yes: file.Extends);
    }

    private bool Agrees(string question, bool yes)
    {
        // A script that was not told to go on without asking gets the files that are missing, and no more.
        if (!host.InIsTerminal)
            return yes;
        host.Error.Write($"{question} [{(yes ? "Y/n" : "y/N")}] ");
        var answer = host.In.ReadLine()?.Trim() ?? "";
        return answer.Length == 0 ? yes : answer.StartsWith("y", StringComparison.OrdinalIgnoreCase);
    }

    private void Show(NewFile file, string? old)
    {
        Say(old is null ? "new    " : "differs", file);
        foreach (var line in LineDiff.Of(old?.Split('\n') ?? [], file.Text.Split('\n')))
            host.Out.WriteLine($"    {Sign(line.Side)} {line.Text}".TrimEnd());
    }

    private static char Sign(LineSide side) =>
        side switch
        {
            LineSide.Expected => '-',
            LineSide.Found => '+',
            _ => ' ',
        };

    private void Say(string what, NewFile file, string more = "") => host.Out.WriteLine($"{what}  {file.Path}{more}");
}
