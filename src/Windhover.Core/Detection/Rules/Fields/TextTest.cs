namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>Judges one value of a field as text.</summary>
internal abstract class TextTest
{
    public abstract bool Holds(ReadOnlySpan<char> text);
}
