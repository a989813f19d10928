using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Windhover.Server.Authentication;

/// <summary>Encrypts what must be read again, by the framework's data protection with keys in a folder that only its owner may read.</summary>
internal sealed class SecretBox(IDataProtectionProvider provider)
{
    private const string Application = "Windhover";

    /// <summary>Sets the framework up.</summary>
    internal static void Add(IServiceCollection services, string keyFolder)
    {
        services.AddDataProtection().SetApplicationName(Application).PersistKeysToFileSystem(Folder(keyFolder));
        services.AddSingleton<SecretBox>();
    }

    /// <summary>One outside a server, over the same keys.</summary>
    internal static SecretBox At(string keyFolder) => new(DataProtectionProvider.Create(Folder(keyFolder), builder => builder.SetApplicationName(Application)));

    /// <summary>Encrypts a text.</summary>
    /// <param name="purpose">What it is and whose: only under the same words can it be read.</param>
    /// <param name="text">The text.</param>
    internal string Close(string purpose, string text) => Convert.ToBase64String(provider.CreateProtector("Windhover", purpose).Protect(Encoding.UTF8.GetBytes(text)));

    /// <summary>Reads it again; null when it cannot be read.</summary>
    internal string? Open(string purpose, string closed)
    {
        try
        {
            return Encoding.UTF8.GetString(provider.CreateProtector("Windhover", purpose).Unprotect(Convert.FromBase64String(closed)));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static DirectoryInfo Folder(string keyFolder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(keyFolder)
        : Directory.CreateDirectory(keyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
