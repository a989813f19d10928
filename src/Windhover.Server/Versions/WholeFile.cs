using System.Text;

namespace Windhover.Server.Versions;

/// <summary>A file that is there whole or not at all. What takes room is done first: where there is none, nothing has happened yet when it is said.</summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string file;
    private readonly string partial;
    private readonly bool isRemoved;

    private WholeFile(string file, bool isRemoved) => (this.file, partial, this.isRemoved) = (file, file + ".partial", isRemoved);

    /// <summary>Writes a text beside what is there, which stays until <see cref="Put"/>.</summary>
    /// <param name="file">The file; its folder is made when it is not there.</param>
    /// <param name="text">The text; null to remove the file.</param>
    /// <exception cref="IOException">There is no room for it.</exception>
    internal static WholeFile Prepare(string file, string? text)
    {
        var prepared = new WholeFile(file, text is null);
        if (text is null) return prepared;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            using var stream = new FileStream(prepared.partial, FileMode.Create, FileAccess.Write, FileShare.None);
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            prepared.Dispose();
            throw;
        }

        return prepared;
    }

    /// <summary>Puts it in place of what is there.</summary>
    internal void Put()
    {
        if (!isRemoved) File.Move(partial, file, overwrite: true);
        else if (File.Exists(file)) File.Delete(file); // where there is no folder, deleting fails
    }

    /// <summary>Its text, or null when there is none.</summary>
    internal static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    /// <summary>Takes away what was not put.</summary>
    public void Dispose()
    {
        if (!isRemoved && File.Exists(partial)) File.Delete(partial);
    }
}
