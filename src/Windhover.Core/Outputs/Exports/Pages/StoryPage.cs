namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>An incident as a page to read, before it is Markdown or HTML. All texts are plain: nothing is escaped yet, and nothing may be trusted.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Facts">What is to be seen at a glance, as name and value.</param>
/// <param name="Sections">The parts, in their order.</param>
/// <param name="Notes">What the sentences rest on; note n is at n − 1.</param>
internal sealed record StoryPage(string Title, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<PageSection> Sections, IReadOnlyList<PageNote> Notes);
