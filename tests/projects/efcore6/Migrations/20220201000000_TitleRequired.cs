using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Notes.Migrations;

/// <summary>SQLite cannot alter a column: the table is made anew, with foreign keys off, which no transaction can do.</summary>
[DbContext(typeof(NotesContext))]
[Migration("20220201000000_TitleRequired")]
public class TitleRequired : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AlterColumn<string>(
            name: "Title",
            table: "Notes",
            type: "TEXT",
            nullable: false,
            defaultValue: "",
            oldClrType: typeof(string),
            oldType: "TEXT",
            oldNullable: true
        );
        // A command without its semicolon, and with a comment at its end.
        migrationBuilder.Sql("UPDATE Notes SET Title = trim(Title) -- titles were typed by hand");
        migrationBuilder.Sql("DELETE FROM Notes WHERE Title = ''");
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AlterColumn<string>(
            name: "Title",
            table: "Notes",
            type: "TEXT",
            nullable: true,
            oldClrType: typeof(string),
            oldType: "TEXT"
        );

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => Models.Build(modelBuilder, body: false);
}
