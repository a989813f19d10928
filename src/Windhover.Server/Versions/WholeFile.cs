using System.Text;

namespace Windhover.Server.Versions;

/// <summary>A file that is there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a text in place of what is there, or removes the file.</summary>
    /// <param name="file">The file; its folder is made when it is not there.</param>
    /// <param name="text">The text; null to remove the file.</param>
    internal static void Write(string file, string? text)
    {
        if (text is null)
        {
            if (File.Exists(file)) File.Delete(file); // where there is no folder, deleting fails
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, file, overwrite: true);
    }

    /// <summary>Its text, or null when there is none.</summary>
    internal static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}
