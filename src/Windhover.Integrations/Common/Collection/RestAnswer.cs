namespace Windhover.Integrations.Common.Collection;

/// <summary>What a provider answered.</summary>
/// <param name="Body">The body's bytes.</param>
/// <param name="Links">Values of the <c>Link</c> headers (https://www.rfc-editor.org/rfc/rfc8288).</param>
internal sealed record RestAnswer(byte[] Body, IReadOnlyList<string> Links);
