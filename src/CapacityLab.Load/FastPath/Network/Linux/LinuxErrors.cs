using System.Runtime.InteropServices;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath.Network.Linux;

/// <summary>Names the error of the call that this thread made last.</summary>
internal static class LinuxErrors
{
    private const int NotPermitted = 1;
    private const int TryAgain = 11;
    private const int NotImplemented = 38;
    private const int InProgress = 115;

    public static bool IsTryAgain(int error) => error is TryAgain or InProgress;

    /// <summary>Whether the call itself is missing, or refused to this process.</summary>
    public static bool IsNotToBeHad(int error) => error is NotImplemented or NotPermitted;

    public static int Last() => Marshal.GetLastSystemError();

    public static string KindOf(int error) =>
        error switch
        {
            111 => FailureKinds.ConnectionRefused,
            // Reset, broken pipe, aborted.
            104 or 32 or 103 => FailureKinds.ConnectionReset,
            110 => FailureKinds.Timeout,
            101 or 113 or 100 => FailureKinds.Unreachable,
            99 => FailureKinds.LocalPortsExhausted,
            24 or 23 => FailureKinds.DescriptorsExhausted,
            _ => FailureKinds.Socket,
        };
}
