// Each test carries out a run of the lab, which wants the host for itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
