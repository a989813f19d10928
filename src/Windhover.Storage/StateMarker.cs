namespace Windhover.Storage;

/// <summary>The file in a data folder that says that its state is in a database, and in which: <c>state.elsewhere</c>, with the installation's id and the database's name on a line each.</summary>
public sealed record StateMarker
{
    private const string FileName = "state.elsewhere";

    /// <summary>The id that the installation has in the database.</summary>
    public required string Installation { get; init; }

    /// <summary>The database, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The marker of a data folder; null for none.</summary>
    public static StateMarker? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path)) return null;
        var lines = File.ReadAllLines(path);
        return new StateMarker { Installation = lines.ElementAtOrDefault(0) ?? "", Name = lines.ElementAtOrDefault(1) ?? "" };
    }

    /// <summary>Puts it into a data folder, whole or not at all.</summary>
    public void Write(string dataFolder)
    {
        var partial = Path.Combine(dataFolder, FileName + ".partial");
        File.WriteAllText(partial, $"{Installation}\n{Name}\n");
        File.Move(partial, Path.Combine(dataFolder, FileName), overwrite: true);
    }

    /// <summary>Takes it away.</summary>
    public static void Remove(string dataFolder) => File.Delete(Path.Combine(dataFolder, FileName));
}
