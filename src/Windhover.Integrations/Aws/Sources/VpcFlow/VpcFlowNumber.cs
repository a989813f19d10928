using System.Runtime.CompilerServices;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>Numbers as the log writes them: decimal digits, no sign.</summary>
internal static class VpcFlowNumber
{
    private const int MostDigits = 18;

    /// <summary>Reads a number; a field without text is 0.</summary>
    /// <returns>False when the text has anything but digits or the number is above <paramref name="most"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, long most, out long number)
    {
        number = 0;
        if (text.Length > MostDigits) return false;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            number = number * 10 + digit;
        }

        return number <= most;
    }
}
