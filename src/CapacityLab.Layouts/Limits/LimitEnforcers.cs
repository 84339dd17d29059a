namespace CapacityLab.Layouts.Limits;

/// <summary>The best way to hold limits that this host offers to this user.</summary>
internal static class LimitEnforcers
{
    public static ILimitEnforcer Choose(CgroupHost host, out string why)
    {
        why = "control groups are Linux's";
        if (!OperatingSystem.IsLinux())
        {
            return new AffinityEnforcer();
        }

        if (CgroupV2Enforcer.TryOpen(host, out var whyNotV2) is { } v2)
        {
            why = "";
            return v2;
        }

        why = whyNotV2;
        if (!host.IsV2 && CgroupV1Enforcer.TryOpen(host, out why) is { } v1)
        {
            return v1;
        }

        return new AffinityEnforcer();
    }
}
