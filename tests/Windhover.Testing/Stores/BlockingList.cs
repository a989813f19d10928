using System.Collections;

namespace Windhover.Testing.Stores;

/// <summary>A list that calls back between its first item and its second: the middle of a commit, seen from inside.</summary>
internal sealed class BlockingList<T>(T first, T second, Action between) : IReadOnlyList<T>
{
    public int Count => 2;

    public T this[int index] => index == 0 ? first : Second();

    public IEnumerator<T> GetEnumerator()
    {
        yield return first;
        yield return Second();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T Second()
    {
        between();
        return second;
    }
}
