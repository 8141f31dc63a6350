using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Notes;

public class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();
}

public class Note
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    public string? Body { get; set; }

    // No migration makes this one.
    public int? Stars { get; set; }
}

/// <summary>Writes to the console and leaves a thread behind, as the code of projects does.</summary>
public class NotesContextFactory : IDesignTimeDbContextFactory<NotesContext>
{
    public NotesContext CreateDbContext(string[] args)
    {
        Console.WriteLine("{ \"error\": \"not the answer\" }");
        new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
        return new NotesContext(
            new DbContextOptionsBuilder<NotesContext>()
                .UseSqlite("Data Source=" + (args.FirstOrDefault() ?? "notes.db"))
                .Options
        );
    }
}
