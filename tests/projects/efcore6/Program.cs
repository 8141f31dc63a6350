using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Notes;

// notes FILE VERSION: migrates a database.
using var context = new NotesContextFactory().CreateDbContext(args);
context.GetService<IMigrator>().Migrate(args[1]);
Environment.Exit(0);
