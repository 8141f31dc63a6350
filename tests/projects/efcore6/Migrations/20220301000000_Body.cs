using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Notes.Migrations;

[DbContext(typeof(NotesContext))]
[Migration("20220301000000_Body")]
public class Body : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>(name: "Body", table: "Notes", type: "TEXT", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.DropColumn(name: "Body", table: "Notes");

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => Models.Build(modelBuilder, body: true);
}
