namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryExports : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("windhover-flows-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
