using System.Reflection;

namespace Windhover.Cli.Backups;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>Without the build's suffix.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
