using Windhover.Core.Response.Actions;

namespace Windhover.FunctionalTests.Response.Aws;

internal static class Blocks
{
    internal static AddressBlock Of(string text) => AddressBlock.TryParse(text, out var block) ? block : throw new ArgumentException(text, nameof(text));
}
