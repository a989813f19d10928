using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Windhover.Core.Memory;

/// <summary>Asks the processor to bring memory nearer that will be needed soon. Changes nothing; where the processor has no such instruction it does nothing.</summary>
internal static class Prefetch
{
    private const int Line = 64;

    /// <summary>Brings the cache line of an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(T[] items, int index)
    {
        // The collector may move the array in between: then another line comes, and nothing is lost but time.
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), index)));
    }

    /// <summary>Brings every cache line of an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Whole<T>(T[] items, int index)
    {
        if (!Sse.IsSupported) return;
        var start = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), index));
        for (var offset = 0; offset < Unsafe.SizeOf<T>(); offset += Line) Sse.Prefetch0(start + offset);
    }
}
