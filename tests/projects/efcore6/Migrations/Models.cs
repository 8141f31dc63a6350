using Microsoft.EntityFrameworkCore;

#nullable disable

namespace Notes.Migrations;

/// <summary>What stands in the designer files of EF Core, in short.</summary>
internal static class Models
{
    public static void Build(ModelBuilder modelBuilder, bool body) =>
        modelBuilder
            .HasAnnotation("ProductVersion", "6.0.7")
            .Entity(
                "Notes.Note",
                b =>
                {
                    b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
                    b.Property<string>("Title").IsRequired().HasColumnType("TEXT");
                    if (body)
                        b.Property<string>("Body").HasColumnType("TEXT");
                    b.HasKey("Id");
                    b.ToTable("Notes");
                }
            );
}
