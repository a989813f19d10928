namespace Windhover.Core.Investigation.Wording;

/// <summary>Everything that an account and its facts say, taken to pieces: what a wording may be made of.</summary>
internal sealed class AccountWords
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> denied = new(StringComparer.Ordinal);
    private readonly HashSet<string> stated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FigureUse>> figures = new(StringComparer.Ordinal);
    private readonly HashSet<char> letters = [];

    /// <param name="account">The account.</param>
    public AccountWords(WordingAccount account)
    {
        foreach (var text in account.Sentences.Prepend(account.Title).Concat(account.Facts))
        {
            letters.UnionWith(text);
            foreach (var sentence in WordReader.Sentences(text)) Add(sentence);
        }
    }

    /// <summary>True for a letter that stands somewhere in it.</summary>
    public bool HasLetter(char letter) => letters.Contains(letter);

    /// <summary>True for exactly this name, letter by letter.</summary>
    public bool HasName(string name) => names.Contains(name);

    /// <summary>True for a word of this family.</summary>
    public bool HasWord(string stem) => words.Contains(stem);

    /// <summary>True for a word of this family that is denied somewhere.</summary>
    public bool Denies(string stem) => denied.Contains(stem);

    /// <summary>True for a word of this family that stands somewhere without being denied.</summary>
    public bool States(string stem) => stated.Contains(stem);

    /// <summary>How a figure is used; nothing for one that is not there.</summary>
    public IReadOnlyList<FigureUse> Uses(string figure) => figures.TryGetValue(figure, out var uses) ? uses : [];

    private void Add(List<WordToken> sentence)
    {
        var no = DenialScope.Of(sentence).SelectMany(scope => scope).ToHashSet();
        for (var i = 0; i < sentence.Count; i++)
        {
            var word = sentence[i];
            if (word.Kind == WordKind.Figure) AddFigure(word.Text, FigureUse.At(sentence, i));
            if (word.Kind == WordKind.Name || word.IsFirst) names.Add(word.Text);
            if (word.Kind != WordKind.Plain) continue;
            words.Add(word.Stem);
            (no.Contains(i) ? denied : stated).Add(word.Stem);
        }
    }

    private void AddFigure(string figure, FigureUse use)
    {
        if (!figures.TryGetValue(figure, out var uses)) figures[figure] = uses = [];
        uses.Add(use);
    }
}
