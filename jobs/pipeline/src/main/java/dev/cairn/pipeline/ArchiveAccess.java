package dev.cairn.pipeline;
